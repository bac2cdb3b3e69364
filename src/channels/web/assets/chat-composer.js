/** Where a person writes: the text, the chosen files, and the place. */
import * as outbox from './chat-outbox.js'

const mostFileBytes = 20 * 1024 * 1024
const mostFiles = 10

/**
 * @param {{
 *   say: (key: string, values?: Record<string, string>) => string,
 *   send: (item: import('./chat-outbox.js').Item, file?: File) => void,
 *   notice: (message: string) => void,
 * }} parts
 */
export function createComposer({ say, send, notice }) {
  const form = part('composer', HTMLFormElement)
  const text = part('text', HTMLTextAreaElement)
  const chosenList = part('chosen', HTMLUListElement)
  const picker = part('files', HTMLInputElement)
  /** @type {File[]} */
  let chosen = []

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })
  text.addEventListener('input', () => {
    outbox.keepDraft(text.value)
    grow()
  })
  text.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length > 0) event.preventDefault()
    choose(files)
  })
  picker.addEventListener('change', () => {
    choose([...(picker.files ?? [])])
    picker.value = ''
  })

  function submit() {
    const words = text.value.trim()
    if (!words && chosen.length === 0) return text.focus()
    notice('')
    if (chosen.length === 0) send({ ...outbox.begin(), kind: 'text', text: words })
    else sendFiles(words)
    chosen = []
    listChosen()
    setText('')
    text.focus()
  }

  /** @param {string} words stand under the first file */
  function sendFiles(words) {
    const album = chosen.length > 1 ? outbox.newId() : ''
    for (const [at, file] of chosen.entries()) {
      const caption = at === 0 ? words : ''
      const image = file.type.startsWith('image/')
      send({ ...outbox.begin(), kind: 'file', name: file.name, image, album, caption }, file)
    }
  }

  /** @param {File[]} files */
  function choose(files) {
    if (files.length === 0) return
    const fitting = files.filter((file) => file.size <= mostFileBytes)
    notice(fitting.length < files.length ? say('refused-file-too-large') : '')
    if (chosen.length + fitting.length > mostFiles) notice(say('refused-too-many-files'))
    chosen = [...chosen, ...fitting].slice(0, mostFiles)
    listChosen()
    text.focus()
  }

  function listChosen() {
    chosenList.hidden = chosen.length === 0
    for (const picture of chosenList.querySelectorAll('img')) URL.revokeObjectURL(picture.src)
    chosenList.replaceChildren(...chosen.map(chosenFile))
  }

  /** @param {File} file */
  function chosenFile(file) {
    const entry = document.createElement('li')
    if (file.type.startsWith('image/')) {
      const picture = document.createElement('img')
      picture.src = URL.createObjectURL(file)
      picture.alt = ''
      entry.append(picture)
    }
    const name = document.createElement('span')
    name.textContent = file.name
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.textContent = '\u00d7'
    remove.setAttribute('aria-label', say('remove', { name: file.name }))
    remove.addEventListener('click', () => {
      chosen = chosen.filter((each) => each !== file)
      listChosen()
      text.focus()
    })
    entry.append(name, remove)
    return entry
  }

  /** @param {string} value */
  function setText(value) {
    text.value = value
    outbox.keepDraft(value)
    grow()
  }

  function grow() {
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + 2}px`
  }

  const askPlace = createPlaceDialog({
    say,
    found: (place) => send({ ...outbox.begin(), kind: 'place', ...place }),
  })
  part('place', HTMLButtonElement).addEventListener('click', askPlace)

  form.hidden = false
  setText(outbox.draft())

  return {
    askPlace,
    /** Gives words back that were not taken, above what is being written. @param {string} words */
    giveBack: (words) => setText([words, text.value].filter(Boolean).join('\n')),
  }
}

/** @param {{ say: (key: string) => string, found: (place: { latitude: number, longitude: number }) => void }} parts */
function createPlaceDialog({ say, found }) {
  const dialog = part('place-dialog', HTMLDialogElement)
  const state = part('place-state', HTMLParagraphElement)
  const button = part('place-send', HTMLButtonElement)

  part('place-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close())
  button.addEventListener('click', () => {
    if (!navigator.geolocation) return fail('place-unavailable')
    state.textContent = say('place-looking')
    button.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => {
        button.disabled = false
        if (!dialog.open) return
        dialog.close()
        found({ latitude, longitude })
      },
      (error) => fail(error.code === error.PERMISSION_DENIED ? 'place-denied' : 'place-unavailable'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })

  /** @param {string} reason */
  function fail(reason) {
    button.disabled = false
    state.textContent = say(reason)
  }

  return () => {
    state.textContent = ''
    dialog.showModal()
  }
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function part(id, kind) {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`the page has no ${id}`)
  return element
}
