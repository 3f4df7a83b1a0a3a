import type { Check } from './check.ts'
import lv02 from './lv-02.ts'
import lv03 from './lv-03.ts'
import lv04 from './lv-04.ts'
import lv05 from './lv-05.ts'
import lv06 from './lv-06.ts'
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
import spAuth11 from './sp-auth-11.ts'
import spAuth12 from './sp-auth-12.ts'
import spBf01 from './sp-bf-01.ts'
import spBf02 from './sp-bf-02.ts'
import spBf03 from './sp-bf-03.ts'
import spBf04 from './sp-bf-04.ts'
import spBoot01 from './sp-boot-01.ts'
import spBoot02 from './sp-boot-02.ts'
import spBoot03 from './sp-boot-03.ts'
import spBoot04 from './sp-boot-04.ts'
import spBoot05 from './sp-boot-05.ts'
import spBoot06 from './sp-boot-06.ts'
import spCard01 from './sp-card-01.ts'
import spCon01 from './sp-con-01.ts'
import spCon02 from './sp-con-02.ts'
import spEir01 from './sp-eir-01.ts'
import spEir02 from './sp-eir-02.ts'
import spFw01 from './sp-fw-01.ts'
import spFw02 from './sp-fw-02.ts'
import spFw03 from './sp-fw-03.ts'
import spFw04 from './sp-fw-04.ts'
import spFw05 from './sp-fw-05.ts'
import spFw06 from './sp-fw-06.ts'
import spFw07 from './sp-fw-07.ts'
import spHd01 from './sp-hd-01.ts'
import spHd02 from './sp-hd-02.ts'
import spHd03 from './sp-hd-03.ts'
import spHd04 from './sp-hd-04.ts'
import spHd05 from './sp-hd-05.ts'
import spHd06 from './sp-hd-06.ts'
import spHlr01 from './sp-hlr-01.ts'
import spHlr02 from './sp-hlr-02.ts'
import spHlr03 from './sp-hlr-03.ts'
import spIso01 from './sp-iso-01.ts'
import spIso02 from './sp-iso-02.ts'
import spLog01 from './sp-log-01.ts'
import spMo01 from './sp-mo-01.ts'
import spMo02 from './sp-mo-02.ts'
import spNon03 from './sp-non-03.ts'
import spNot01 from './sp-not-01.ts'
import spNot02 from './sp-not-02.ts'
import spNot03 from './sp-not-03.ts'
import spNot04 from './sp-not-04.ts'
import spOld01 from './sp-old-01.ts'
import spOld02 from './sp-old-02.ts'
import spPay01 from './sp-pay-01.ts'
import spPay02 from './sp-pay-02.ts'
import spPay03 from './sp-pay-03.ts'
import spPay04 from './sp-pay-04.ts'
import spPay05 from './sp-pay-05.ts'
import spPay06 from './sp-pay-06.ts'
import spPay07 from './sp-pay-07.ts'
import spPc01 from './sp-pc-01.ts'
import spPc02 from './sp-pc-02.ts'
import spPc03 from './sp-pc-03.ts'
import spPc04 from './sp-pc-04.ts'
import spPc05 from './sp-pc-05.ts'
import spPriv01 from './sp-priv-01.ts'
import spRoam01 from './sp-roam-01.ts'
import spRoam02 from './sp-roam-02.ts'
import spSub01 from './sp-sub-01.ts'
import spSub02 from './sp-sub-02.ts'
import spSub03 from './sp-sub-03.ts'
import spUsr01 from './sp-usr-01.ts'
import spUsr02 from './sp-usr-02.ts'
import spUsr03 from './sp-usr-03.ts'
import spUsr04 from './sp-usr-04.ts'
import spUsr05 from './sp-usr-05.ts'
import spUsr06 from './sp-usr-06.ts'
import spUsr07 from './sp-usr-07.ts'

/** Every property that is judged in every play; those that nothing put to the test say so. LV-01 is the outcome itself. */
export const CHECKS: readonly Check[] = [
  lv02,
  lv03,
  lv04,
  lv05,
  lv06,
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
  spAuth11,
  spAuth12,
  spBf01,
  spBf02,
  spBf03,
  spBf04,
  spBoot01,
  spBoot02,
  spBoot03,
  spBoot04,
  spBoot05,
  spBoot06,
  spCard01,
  spCon01,
  spCon02,
  spEir01,
  spEir02,
  spFw01,
  spFw02,
  spFw03,
  spFw04,
  spFw05,
  spFw06,
  spFw07,
  spHd01,
  spHd02,
  spHd03,
  spHd04,
  spHd05,
  spHd06,
  spHlr01,
  spHlr02,
  spHlr03,
  spIso01,
  spIso02,
  spLog01,
  spMo01,
  spMo02,
  spNon03,
  spNot01,
  spNot02,
  spNot03,
  spNot04,
  spOld01,
  spOld02,
  spPay01,
  spPay02,
  spPay03,
  spPay04,
  spPay05,
  spPay06,
  spPay07,
  spPc01,
  spPc02,
  spPc03,
  spPc04,
  spPc05,
  spPriv01,
  spRoam01,
  spRoam02,
  spSub01,
  spSub02,
  spSub03,
  spUsr01,
  spUsr02,
  spUsr03,
  spUsr04,
  spUsr05,
  spUsr06,
  spUsr07,
]
