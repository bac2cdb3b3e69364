/* What the console does beyond links and forms: keys, filling in templates, copying, and no form sent twice. */
const page = document
page.documentElement.classList.add('scripted')

const typing = (element) =>
  element?.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')
const rows = () => [...page.querySelectorAll('li.ticket')]
const currentRow = () => page.activeElement?.closest('li.ticket')

/* Keys */

const keysSwitch = page.getElementById('keys-on')
const keysOn = () => localStorage.getItem('console-keys') !== 'off'
if (keysSwitch) {
  keysSwitch.checked = keysOn()
  keysSwitch.addEventListener('change', () =>
    localStorage.setItem('console-keys', keysSwitch.checked ? 'on' : 'off'),
  )
}

function step(by) {
  const all = rows()
  const row = currentRow()
  const next = row ? all[all.indexOf(row) + by] : all[by > 0 ? 0 : all.length - 1]
  next?.querySelector('.what a')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

function reply() {
  const row = currentRow()
  if (row) location.assign(`/console/tickets/${row.dataset.code}#reply`)
  else openForm('reply')
}

/** On the queue the chosen row alone; on a ticket, its own button. */
function assign() {
  const row = currentRow()
  const bulk = page.getElementById('bulk')
  if (!row || !bulk) return page.querySelector('#assign-me button')?.click()
  for (const box of bulk.querySelectorAll('[name="code"]')) box.checked = box.value === row.dataset.code
  bulk.querySelector('[value="assign-me"]')?.click()
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  o: () => currentRow()?.querySelector('.what a')?.click(),
  r: reply,
  a: assign,
  '/': () => page.getElementById('search')?.focus(),
  '?': () => page.getElementById('keys')?.showModal(),
}

page.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return
  if (event.key !== '?' && (!keysOn() || page.querySelector('dialog[open]'))) return
  const act = keys[event.key.toLowerCase()]
  if (!act) return
  event.preventDefault()
  act()
})

for (const button of page.querySelectorAll('[data-open]')) {
  button.hidden = false
  button.addEventListener('click', () => page.getElementById(button.dataset.open)?.showModal())
}

/* Forms below a ticket */

function openForm(name) {
  const form = page.getElementById(name)
  if (!(form instanceof HTMLDetailsElement)) return
  form.open = true
  const field = form.querySelector('textarea, input:not([type="hidden"]), select:not([data-fills])')
  field?.focus()
  field?.scrollIntoView({ block: 'center' })
}

page.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-open-form]')
  if (!opener) return
  event.preventDefault()
  openForm(opener.dataset.openForm)
})
if (location.hash.length > 1) openForm(decodeURIComponent(location.hash.slice(1)))
page.querySelector('[aria-invalid="true"]')?.focus()

page.addEventListener('change', (event) => {
  const select = event.target.closest('[data-fills]')
  const text = select?.selectedOptions[0]?.dataset.text
  const field = select && page.getElementById(select.dataset.fills)
  if (!field || text === undefined) return
  field.value = field.value.trim() ? `${field.value.trimEnd()}\n${text}` : text
  field.focus()
})

/** A second press sends nothing: the first is on its way. */
page.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method === 'dialog' || form.method === 'get') return
  if (form.dataset.sent) return event.preventDefault()
  form.dataset.sent = 'yes'
  event.submitter?.setAttribute('aria-busy', 'true')
})
window.addEventListener('pageshow', () => {
  for (const form of page.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})

/* How many rows are ticked */

page.addEventListener('change', (event) => {
  const bulk = event.target.closest('#bulk')
  const words = bulk?.querySelector('.ticked')
  if (!words) return
  words.textContent = words.dataset.words.replace(
    '#',
    String(bulk.querySelectorAll('[name="code"]:checked').length),
  )
})

/* Copying what is shown once */

for (const button of page.querySelectorAll('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const field = page.getElementById(button.dataset.copy)
    field.select()
    await navigator.clipboard?.writeText(field.value).catch(() => undefined)
    button.textContent = button.dataset.copied
  })
}

/* What is being written outlives a session that ends, a closed page and the back button */

const keptFor = 2 * 24 * 60 * 60 * 1000
const keptPrefix = 'writing:'

/** @returns what is kept under a key, unless it is too old or unreadable */
function keptUnder(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (kept && Date.now() - kept.at < keptFor) return kept
  } catch {
    /* what cannot be read is dropped */
  }
  localStorage.removeItem(key)
  return null
}

const fieldsOf = (form) =>
  [...form.elements].filter(({ name, type }) => name && !/hidden|file|button|submit/.test(type))

const written = (form) =>
  fieldsOf(form).map((field) => {
    if (/checkbox|radio/.test(field.type)) return field.checked
    return field.multiple ? [...field.selectedOptions].map(({ value }) => value) : field.value
  })

function giveBack(form, values) {
  fieldsOf(form).forEach((field, at) => {
    const value = values[at]
    if (/checkbox|radio/.test(field.type)) field.checked = value
    else if (field.multiple)
      for (const option of field.options) option.selected = value.includes(option.value)
    else field.value = value
  })
  for (const folded of form.querySelectorAll('details')) folded.open = true
  form.dispatchEvent(new Event('change', { bubbles: true }))
}

for (const form of page.querySelectorAll('form[data-keeps]')) {
  const key = keptPrefix + form.dataset.keeps
  const empty = JSON.stringify(written(form))
  const kept = keptUnder(key)
  const notice = page.getElementById(form.dataset.keptNotice)
  // A form that came back with what is wrong about it holds the newest words.
  if (kept && !form.dataset.returned && kept.values.length === fieldsOf(form).length) {
    if (JSON.stringify(kept.values) !== empty) {
      giveBack(form, kept.values)
      if (notice) notice.hidden = false
    }
  }
  const keep = (sent = false) =>
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), sent, values: written(form) }))
  if (form.dataset.returned) keep()
  form.addEventListener('input', () => keep())
  form.addEventListener('submit', () => keep(true))
  notice?.querySelector('button')?.addEventListener('click', () => {
    localStorage.removeItem(key)
    location.reload()
  })
}

/* The sentence about what was done is not said again after a reload */

const address = new URL(location.href)
if (address.searchParams.has('done')) {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(keptPrefix)))
    if (keptUnder(key)?.sent) localStorage.removeItem(key)
  for (const name of ['done', 'count', 'refused']) address.searchParams.delete(name)
  history.replaceState(null, '', address)
}
