import { html } from '../html.ts'
import { layout, token } from '../layout.ts'

/** Name and password. */
export const loginPage = (
  csrf: string,
  fields: { account?: string; problem?: string | undefined } = {},
): string =>
  layout({
    title: 'Log in to set up your phone',
    problem: fields.problem,
    body: html`<form method="post" action="/portal/login">
${token(csrf)}
<div class="field"><label for="account">User name</label>
<input id="account" name="account" autocomplete="username" required value="${fields.account ?? ''}"></div>
<div class="field"><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></div>
<button>Log in</button>
</form>`,
  })

/** The code that went to the subscription's phone. */
export const codePage = (csrf: string, problem?: string): string =>
  layout({
    title: 'Enter the code that we sent to your phone',
    csrf,
    problem,
    body: html`<form method="post" action="/portal/code">
${token(csrf)}
<div class="field"><label for="code">Code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required></div>
<button>Continue</button>
</form>`,
  })

export const problemPage = (title: string, problem: string): string =>
  layout({ title, problem, body: html`<p><a class="button" href="/portal">Back to the start</a></p>` })
