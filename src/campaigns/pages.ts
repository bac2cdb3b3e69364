/** The console's pages about announcements to many. */
import { type Context, Hono } from 'hono'
import { confirmPage } from '../console/confirm-page.ts'
import { type Form, readForm } from '../console/forms.ts'
import type { Html } from '../console/html.ts'
import { streamChanges } from '../console/live.ts'
import type { ConsoleParts } from '../console/parts.ts'
import { mayOver } from '../console/unit-options.ts'
import type { ConsoleEnv, Visit } from '../console/visit.ts'
import { demandFactor } from '../people/factor-demands.ts'
import { demandOver } from '../people/rights.ts'
import { NotFoundError } from '../platform/errors.ts'
import { fileHeaders } from '../platform/files/serve.ts'
import { readStoredFile } from '../platform/files/stored.ts'
import { topic } from './announcing.ts'
import type { Campaign } from './campaign-types.ts'
import { retried } from './deciding.ts'
import { composePages } from './pages/compose.ts'
import { attemptOf, base, show } from './pages/frame.ts'
import { campaignList } from './pages/list-views.ts'
import { campaignPage, changedView, liveView, type One } from './pages/one-views.ts'
import { reportHeaders, reportTable, reportWorkbook } from './pages/report.ts'
import { settingPages } from './pages/settings.ts'

const pageSize = 50
/** Deeds by a button of their own; cancelling, and approving one's own, asks once more. */
const deeds = ['submit', 'approve', 'pause', 'resume', 'cancel', 'retry', 'test'] as const
type Deed = (typeof deeds)[number]
const sending: readonly Deed[] = ['approve', 'resume', 'retry']

/** Mounted at /console/campaigns. */
export function campaignPages(parts: ConsoleParts): Hono<ConsoleEnv> {
  const { campaigns, database, files } = parts
  const routes = new Hono<ConsoleEnv>()
  const idOf = (c: Context) => Number(c.req.param('id'))

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const listed = await campaigns.list(visit.viewer, { limit: pageSize, cursor: c.req.query('cursor') })
    return show(c, { title: visit.say('campaign-title'), body: campaignList(visit, listed) })
  })

  routes.route('/', composePages(parts))
  routes.route('/', settingPages(parts))

  async function oneOf(c: Context<ConsoleEnv>, refusal?: string): Promise<One> {
    const { viewer } = c.get('visit')
    const counted = await campaigns.find(viewer, idOf(c))
    const { campaign } = counted
    const languages = campaign.text.en ? (['vi', 'en'] as const) : (['vi'] as const)
    const reader = { name: null, unitId: campaign.unitId }
    return {
      ...counted,
      hash: campaigns.hashOf(campaign),
      reach: campaign.startedAt ? null : await campaigns.reachOf(campaign),
      previews: languages.map((each) => ({
        language: each,
        shown: campaigns.preview(campaign, { ...reader, language: each }),
      })),
      atNight: await campaigns.wouldGoAtNight(campaign),
      warnings: await campaigns.warningsOf(campaign),
      tests: campaign.startedAt ? [] : await campaigns.testsOf(campaign),
      attachment: await campaigns.attachmentOf(campaign),
      beyondPreview: campaigns.beyondPreview(campaign),
      beyondUnitId: await campaigns.beyondUnitOf(campaign),
      beyondGroupName: await campaigns.beyondGroupName(campaign),
      replies: mayOver(c.get('visit'), { right: 'tickets.read', unitId: campaign.unitId })
        ? await campaigns.replies(viewer, campaign.id)
        : [],
      ...(refusal ? { refusal } : {}),
    }
  }

  async function showOne(c: Context<ConsoleEnv>, refusal?: string) {
    const visit = c.get('visit')
    const one = await oneOf(c, refusal)
    return show(c, {
      title: one.campaign.title,
      body: campaignPage(visit, one),
      events: `${base}/${one.campaign.id}/events`,
      ...(refusal ? { status: 409 as const } : {}),
    })
  }

  routes.get('/:id{[0-9]{1,9}}', (c) => showOne(c))
  routes.get('/:id{[0-9]{1,9}}/live', async (c) => {
    const visit = c.get('visit')
    const one = await oneOf(c)
    const shown = c.req.query('shown')
    return c.html(shown && shown !== one.hash ? changedView(visit, one) : liveView(visit, one))
  })

  routes.get('/:id{[0-9]{1,9}}/events', async (c) => {
    const id = idOf(c)
    const visit = c.get('visit')
    await campaigns.find(visit.viewer, id)
    return streamChanges(
      c,
      { ...parts, visit },
      {
        topic,
        event: 'campaign',
        wants: (announced) => announced === String(id),
        mayKnow: (viewer) =>
          campaigns.find(viewer, id).then(
            () => true,
            () => false,
          ),
      },
    )
  })

  routes.get('/:id{[0-9]{1,9}}/picture', async (c) => {
    const { campaign } = await campaigns.find(c.get('visit').viewer, idOf(c))
    const file =
      campaign.fileId === null ? null : await readStoredFile({ database, store: files }, campaign.fileId)
    if (!file) throw new NotFoundError('file')
    return new Response(new Uint8Array(file.bytes), {
      headers: fileHeaders({
        mime: file.mime,
        name: file.name ?? 'picture',
      }),
    })
  })

  routes.get('/:id{[0-9]{1,9}}/report.csv', async (c) => {
    const id = idOf(c)
    const { slices } = await campaigns.report(c.get('visit').viewer, id, 'csv')
    return new Response(reportTable(slices), { headers: reportHeaders(id, 'csv') })
  })

  routes.get('/:id{[0-9]{1,9}}/report.xlsx', async (c) => {
    const visit = c.get('visit')
    const report = await campaigns.report(visit.viewer, idOf(c), 'xlsx')
    return new Response(reportWorkbook(visit, report), { headers: reportHeaders(idOf(c), 'xlsx') })
  })

  routes.get('/:id{[0-9]{1,9}}/proof.json', async (c) => {
    const proof = await campaigns.proof(c.get('visit').viewer, idOf(c))
    return new Response(`${JSON.stringify(proof, null, 2)}\n`, { headers: reportHeaders(idOf(c), 'json') })
  })

  async function carryOut(c: Context<ConsoleEnv>, deed: Deed, form: Form): Promise<unknown> {
    const { viewer } = c.get('visit')
    const id = idOf(c)
    switch (deed) {
      case 'approve':
        return campaigns.approve(viewer, id, form.text('hash') || undefined)
      case 'retry':
        return campaigns.retry(viewer, id, retried.find((each) => each === form.text('what')) ?? 'failed')
      default:
        return campaigns[deed](viewer, id)
    }
  }

  for (const deed of deeds)
    routes.post(`/:id{[0-9]{1,9}}/${deed}`, async (c) => {
      const form = await readForm(c)
      const visit = c.get('visit')
      const id = idOf(c)
      const { campaign } = await campaigns.find(visit.viewer, id)
      if (sending.includes(deed)) demandFactor(visit.viewer, 'sending', visit.now)
      if (deed === 'cancel')
        await demandOver(database, visit.viewer, { right: 'campaigns.write', unitId: campaign.unitId })
      if (deed === 'cancel' && form.text('confirmed') !== 'yes') return c.html(askCancel(visit, campaign))
      const alone = campaign.class === 'urgent' && campaign.editorIds.includes(visit.viewer.personId)
      if (deed === 'approve' && alone && form.text('confirmed') !== 'yes') {
        await demandOver(database, visit.viewer, { right: 'campaigns.urgent', unitId: campaign.unitId })
        return c.html(askAlone(visit, { campaign, hash: form.text('hash') }))
      }
      try {
        await carryOut(c, deed, form)
        return c.redirect(`${base}/${id}?done=${deed}`, 303)
      } catch (error) {
        const attempt = attemptOf(visit, { values: {}, error })
        if (!attempt?.refusal) throw error
        return showOne(c, attempt.refusal)
      }
    })

  return routes
}

function askCancel(visit: Visit, campaign: Campaign): Html {
  const { say } = visit
  return confirmPage(visit, {
    title: say('campaign-cancel-title', { title: campaign.title }),
    section: 'campaigns',
    says: [
      say('campaign-cancel-says'),
      ...(campaign.repeat || campaign.previousId ? [say('campaign-cancel-series')] : []),
    ],
    action: `${base}/${campaign.id}/cancel`,
    fields: [],
    button: say('campaign-deed-cancel'),
    back: `${base}/${campaign.id}`,
  })
}

/** Danger to life goes out on one chair's word: whoever is about to give it for their own words is told what that means. */
function askAlone(visit: Visit, { campaign, hash }: { campaign: Campaign; hash: string }): Html {
  const { say } = visit
  return confirmPage(visit, {
    title: say('campaign-alone-title', { title: campaign.title }),
    section: 'campaigns',
    says: [say('campaign-approve-alone')],
    action: `${base}/${campaign.id}/approve`,
    fields: [['hash', hash]],
    button: say('campaign-alone-button'),
    back: `${base}/${campaign.id}`,
  })
}
