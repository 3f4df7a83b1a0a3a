import { type Html, html } from './html.ts'

export interface PageParts {
  readonly title: string
  readonly body: Html
  /** What went wrong, in words that say what to do. */
  readonly problem?: string | undefined
  /** The visit's token for forms, when somebody is logged in. */
  readonly csrf?: string | undefined
  /** The page looks again by itself. */
  readonly refreshes?: boolean
}

/** The frame of every page: one heading, a way to log out, and problems first. */
export function layout({ title, body, problem, csrf, refreshes = false }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${problem === undefined ? '' : 'Problem: '}${title} – Home operator</title>
<link rel="stylesheet" href="/portal/style.css">
<link rel="icon" href="data:,">
<script src="/portal/script.js" defer></script>
</head>
<body${refreshes && html` data-refreshes`}>
<header>
<p class="brand">Home operator</p>
${csrf !== undefined && html`<form method="post" action="/portal/logout">${token(csrf)}<button class="quiet">Log out</button></form>`}
</header>
<main>
<h1>${title}</h1>
${problem !== undefined && html`<p role="alert" class="problem">${problem}</p>`}
${body}
</main>
</body>
</html>
`.text
}

/** Stands in every form. */
export const token = (csrf: string): Html => html`<input type="hidden" name="csrf" value="${csrf}">`
