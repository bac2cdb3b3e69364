/** What the program counts, for `/metrics` in Prometheus text. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    updates: new Counter({
      name: 'cau_noi_updates_total',
      help: 'Inbound events by platform, kind and outcome (done, duplicate, failed)',
      labelNames: ['platform', 'kind', 'outcome'],
      registers,
    }),
    steps: new Counter({
      name: 'cau_noi_dialogue_steps_total',
      help: 'Steps of dialogues by subject and step',
      labelNames: ['subject', 'step'],
      registers,
    }),
    outgoing: new Counter({
      name: 'cau_noi_outgoing_total',
      help: 'Attempts to send by platform, lane and outcome',
      labelNames: ['platform', 'lane', 'outcome'],
      registers,
    }),
    queueDepth: new Gauge({
      name: 'cau_noi_outgoing_waiting',
      help: 'Messages waiting to be sent, by account and lane',
      labelNames: ['account', 'lane'],
      registers,
    }),
    queueAge: new Gauge({
      name: 'cau_noi_outgoing_oldest_seconds',
      help: 'Age of the oldest message waiting to be sent, by account and lane',
      labelNames: ['account', 'lane'],
      registers,
    }),
    transaction: new Histogram({
      name: 'cau_noi_transaction_seconds',
      help: 'Time of a transaction of inbound events',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
  }
}
