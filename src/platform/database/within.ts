/** A database whose every statement is part of a transaction that is open: for services that open one of their own. */
import type { Database, Tx } from './database.ts'

/** What is begun in it ends with the transaction, and is undone with it. */
export const within = (database: Database, tx: Tx): Database => ({
  ...database,
  orm: tx.orm as Database['orm'],
  query: tx.query,
  transaction: (work) => work(tx),
})
