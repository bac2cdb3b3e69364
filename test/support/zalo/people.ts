/** People who write to the OA. Everything they do that counts opens the seven days in which it may write to them. */
import { createHash } from 'node:crypto'
import type { Button, Received, Wanted } from './inbox.ts'
import { emit, newMessageId, type Profile, type World } from './world.ts'

interface Attachment {
  type: string
  payload: Record<string, unknown>
}

export class Person {
  readonly id: string
  private readonly world: World
  private readonly profile: Profile

  constructor(world: World, profile: Profile) {
    this.world = world
    this.profile = profile
    this.id = profile.id
  }

  inbox(): readonly Received[] {
    return this.profile.inbox.messages
  }

  /** The next message that matches, after the one an earlier call gave. */
  waitFor(wanted: Wanted, ms = 20_000): Promise<Received> {
    return this.profile.inbox.waitFor(wanted, ms)
  }

  /** `quote` is the id of a message that this one answers. */
  say(text: string, { quote }: { quote?: string } = {}) {
    return this.message('user_send_text', { text, ...(quote ? { quote_msg_id: quote } : {}) })
  }

  /** Presses a button of the newest message that has it, by its title. */
  press(title: string) {
    const found = this.inbox()
      .flatMap(({ buttons }) => buttons)
      .findLast((button) => button.title === title)
    if (!found) throw new Error(`no button "${title}"; there are: ${this.titles().join(', ')}`)
    return this.pressButton(found)
  }

  pressButton({ type, payload }: Button) {
    if (!type.startsWith('oa.query.')) throw new Error(`${type} tells the OA nothing`)
    return this.say(String(payload))
  }

  photo({ bytes = smallPicture, caption }: { bytes?: Buffer; caption?: string } = {}) {
    const url = this.host(bytes, 'jpg')
    const attachment = { type: 'image', payload: { thumbnail: url, url } }
    return this.message('user_send_image', {
      ...(caption ? { text: caption } : {}),
      attachments: [attachment],
    })
  }

  file({ bytes, name }: { bytes: Buffer; name: string }) {
    const extension = name.split('.').at(-1) ?? 'bin'
    const checksum = createHash('md5').update(bytes).digest('hex')
    return this.attach('user_send_file', {
      type: 'file',
      payload: {
        url: this.host(bytes, extension),
        name,
        size: String(bytes.length),
        checksum,
        type: extension,
      },
    })
  }

  audio(bytes: Buffer) {
    return this.attach('user_send_audio', { type: 'audio', payload: { url: this.host(bytes, 'amr') } })
  }

  /** Coordinates travel as decimal strings, the place's name as the text. */
  location({ latitude, longitude, name = '' }: { latitude: number; longitude: number; name?: string }) {
    const coordinates = { latitude: String(latitude), longitude: String(longitude) }
    const attachment = { type: 'location', payload: { coordinates } }
    return this.message('user_send_location', { text: name, attachments: [attachment] })
  }

  sticker() {
    return this.attach('user_send_sticker', {
      type: 'sticker',
      payload: { id: '1001', url: this.host(smallPicture, 'png') },
    })
  }

  link({ url, description }: { url: string; description: string }) {
    return this.attach('user_send_link', { type: 'link', payload: { thumbnail: '', description, url } })
  }

  businessCard(phone: string) {
    const description = JSON.stringify({ phone, qrCodeUrl: 'https://zalo.me/qr' })
    return this.attach('user_send_business_card', {
      type: 'link',
      payload: { description, thumbnail: '', url: '' },
    })
  }

  follow() {
    this.profile.follower = true
    this.interacts()
    return this.about('follow', { source: 'oa_profile' })
  }

  unfollow() {
    this.profile.follower = false
    return this.about('unfollow', { source: 'oa_profile' })
  }

  /** Fills in the newest form the OA sent; it opens no window (§7.1). */
  fillForm(info: Record<string, unknown>) {
    if (!this.inbox().some(({ form }) => form)) throw new Error('no form was sent')
    return this.submitInfo(info)
  }

  submitInfo(info: Record<string, unknown>) {
    const { oaId } = this.world
    return emit(this.world, this.id, 'user_submit_info', {
      user_id_by_app: this.profile.byApp,
      sender: { id: this.id },
      recipient: { id: oaId },
      info,
    })
  }

  /** Any event at all, in the shape of those of people. */
  does(name: string, rest: Record<string, unknown> = {}) {
    return emit(this.world, this.id, name, {
      sender: { id: this.id },
      recipient: { id: this.world.oaId },
      ...rest,
    })
  }

  /** From now on messages to them are refused so. */
  refuses(code: number, message: string): void {
    this.profile.refusal = { code, message }
  }

  private titles(): string[] {
    return this.inbox().flatMap(({ buttons }) => buttons.map(({ title }) => title))
  }

  private about(name: string, rest: Record<string, unknown>) {
    const { oaId } = this.world
    const follower = { id: this.id }
    return emit(this.world, this.id, name, {
      oa_id: oaId,
      follower,
      user_id_by_app: this.profile.byApp,
      ...rest,
    })
  }

  private attach(name: string, attachment: Attachment) {
    return this.message(name, { attachments: [attachment] })
  }

  private message(name: string, content: Record<string, unknown>) {
    this.interacts()
    return emit(this.world, this.id, name, {
      user_id_by_app: this.profile.byApp,
      sender: { id: this.id },
      recipient: { id: this.world.oaId },
      message: { msg_id: newMessageId(), ...content },
    })
  }

  private interacts(): void {
    this.profile.lastInteraction = this.world.now()
  }

  private host(bytes: Buffer, extension: string): string {
    const name = `${newMessageId()}.${extension}`
    this.world.media.set(name, bytes)
    return `${this.world.mediaRoot()}/${name}`
  }
}

/** A red dot. */
const smallPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==',
  'base64',
)
