import type { Check } from './check.ts'
import lv02 from './lv-02.ts'
import lv03 from './lv-03.ts'
import spAuth01 from './sp-auth-01.ts'
import spAuth02 from './sp-auth-02.ts'
import spAuth03 from './sp-auth-03.ts'
import spAuth04 from './sp-auth-04.ts'
import spAuth05 from './sp-auth-05.ts'
import spAuth06 from './sp-auth-06.ts'
import spAuth07 from './sp-auth-07.ts'
import spAuth08 from './sp-auth-08.ts'
import spAuth09 from './sp-auth-09.ts'
import spAuth10 from './sp-auth-10.ts'
import spBoot01 from './sp-boot-01.ts'
import spBoot02 from './sp-boot-02.ts'
import spBoot03 from './sp-boot-03.ts'
import spBoot05 from './sp-boot-05.ts'
import spBoot06 from './sp-boot-06.ts'
import spCard01 from './sp-card-01.ts'
import spCon01 from './sp-con-01.ts'
import spEir01 from './sp-eir-01.ts'
import spEir02 from './sp-eir-02.ts'
import spHlr01 from './sp-hlr-01.ts'
import spHlr02 from './sp-hlr-02.ts'
import spHlr03 from './sp-hlr-03.ts'
import spIso01 from './sp-iso-01.ts'
import spIso02 from './sp-iso-02.ts'
import spLog01 from './sp-log-01.ts'
import spNon03 from './sp-non-03.ts'
import spNot02 from './sp-not-02.ts'
import spNot04 from './sp-not-04.ts'
import spOld01 from './sp-old-01.ts'
import spOld02 from './sp-old-02.ts'
import spRoam01 from './sp-roam-01.ts'
import spSub01 from './sp-sub-01.ts'
import spSub02 from './sp-sub-02.ts'
import spSub03 from './sp-sub-03.ts'
import spUsr02 from './sp-usr-02.ts'

/** Every property that is judged in every play; those that nothing put to the test say so. */
export const CHECKS: readonly Check[] = [
  lv02,
  lv03,
  spAuth01,
  spAuth02,
  spAuth03,
  spAuth04,
  spAuth05,
  spAuth06,
  spAuth07,
  spAuth08,
  spAuth09,
  spAuth10,
  spBoot01,
  spBoot02,
  spBoot03,
  spBoot05,
  spBoot06,
  spCard01,
  spCon01,
  spEir01,
  spEir02,
  spHlr01,
  spHlr02,
  spHlr03,
  spIso01,
  spIso02,
  spLog01,
  spNon03,
  spNot02,
  spNot04,
  spOld01,
  spOld02,
  spRoam01,
  spSub01,
  spSub02,
  spSub03,
  spUsr02,
]
