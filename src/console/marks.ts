/** Shapes that say the same as the words beside them, for the eye that runs down a list. Hidden from screen readers. */
import { raw } from 'hono/html'
import type { Status } from '../feedback/ticket-types.ts'

const shapes: Record<Status, string> = {
  received: '<circle cx="8" cy="8" r="5.5" class="line"/>',
  triaged: '<circle cx="8" cy="8" r="5.5" class="line"/><circle cx="8" cy="8" r="2.2" class="full"/>',
  in_progress:
    '<circle cx="8" cy="8" r="5.5" class="line"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" class="full"/>',
  forwarded: '<path d="M2 8h10M8.5 4l4 4-4 4" class="line"/>',
  answered: '<circle cx="8" cy="8" r="6" class="full"/>',
  closed: '<path d="M3 8.5l3.5 3.5L13 4.5" class="line"/>',
  reopened: '<path d="M12.5 5.5A5.5 5.5 0 1 0 13.5 9M13 2.5v3.5h-3.5" class="line"/>',
  declined: '<path d="M4 4l8 8M12 4l-8 8" class="line"/>',
  merged: '<path d="M4 2.5v3c0 2 4 2.5 4 5v3M12 2.5v3c0 2-4 2.5-4 5" class="line"/>',
}

const others = {
  /** Danger, or a date that has passed. */
  alarm: '<path d="M8 1.5L15 14H1z" class="full"/><path d="M8 6v4M8 11.7v.6" class="cut"/>',
  clock: '<circle cx="8" cy="8" r="6" class="line"/><path d="M8 4.5V8l2.5 1.5" class="line"/>',
  today: '<circle cx="8" cy="8" r="6" class="line"/><path d="M8 8V2A6 6 0 0 1 14 8z" class="full"/>',
  file: '<path d="M11 5.5L6.5 10a1.4 1.4 0 0 0 2 2L13 7.5a2.8 2.8 0 0 0-4-4L4.5 8a4.2 4.2 0 0 0 6 6" class="line"/>',
} as const

const draw = (shape: string, kind: string) =>
  raw(
    `<svg class="mark mark-${kind}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${shape}</svg>`,
  )

export const statusMark = (status: Status) => draw(shapes[status], status)
export const mark = (kind: keyof typeof others) => draw(others[kind], kind)
