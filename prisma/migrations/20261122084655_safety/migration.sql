-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "hash" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "restricted_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" BIGINT,
ADD COLUMN     "totp_secret" BYTEA;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "stepped_up_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3),
ADD COLUMN     "escalated_at" TIMESTAMPTZ(3),
ADD COLUMN     "minor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "restricted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "unit_version" ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "unsealing" (
    "id" SERIAL NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "requested_by_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "granted" BOOLEAN,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "unsealing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_group" (
    "id" SERIAL NOT NULL,
    "account_id" INTEGER NOT NULL,
    "chat_id" TEXT NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "linked_by_id" INTEGER NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "topics" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "staff_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_post" (
    "id" SERIAL NOT NULL,
    "group_id" INTEGER NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "platform_id" TEXT,
    "shown" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_end" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "identity_id" INTEGER,
    "unit_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT,
    "status" TEXT NOT NULL DEFAULT 'received',
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledge_due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "handled_by_id" INTEGER,
    "outcome" JSONB,

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_rule" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retention_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_breach" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "report_due_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" INTEGER NOT NULL,
    "nature" TEXT NOT NULL,
    "affected" TEXT NOT NULL,
    "measures" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3),
    "people_told_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_breach_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_street" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "unit_street_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unsealing_ticket_id_idx" ON "unsealing"("ticket_id");

-- CreateIndex
CREATE INDEX "staff_group_unit_id_idx" ON "staff_group"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_group_account_id_chat_id_key" ON "staff_group"("account_id", "chat_id");

-- CreateIndex
CREATE INDEX "staff_post_group_id_platform_id_idx" ON "staff_post"("group_id", "platform_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_post_group_id_ticket_id_key" ON "staff_post"("group_id", "ticket_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_person_id_code_hash_key" ON "recovery_code"("person_id", "code_hash");

-- CreateIndex
CREATE INDEX "attempt_window_end_idx" ON "attempt"("window_end");

-- CreateIndex
CREATE INDEX "data_request_unit_id_status_due_at_idx" ON "data_request"("unit_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "data_request_person_id_idx" ON "data_request"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "retention_rule_name_key" ON "retention_rule"("name");

-- CreateIndex
CREATE INDEX "data_breach_unit_id_idx" ON "data_breach"("unit_id");

-- CreateIndex
CREATE INDEX "unit_street_folded_idx" ON "unit_street"("folded");

-- CreateIndex
CREATE UNIQUE INDEX "unit_street_unit_id_folded_key" ON "unit_street"("unit_id", "folded");

-- AddForeignKey
ALTER TABLE "unsealing" ADD CONSTRAINT "unsealing_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unsealing" ADD CONSTRAINT "unsealing_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unsealing" ADD CONSTRAINT "unsealing_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_group" ADD CONSTRAINT "staff_group_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "channel_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_group" ADD CONSTRAINT "staff_group_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_post" ADD CONSTRAINT "staff_post_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "staff_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_post" ADD CONSTRAINT "staff_post_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_handled_by_id_fkey" FOREIGN KEY ("handled_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_breach" ADD CONSTRAINT "data_breach_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_street" ADD CONSTRAINT "unit_street_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema files cannot say.

-- Each audit entry carries the hash of itself and of the one before it. The lock makes the order of ids the order of the chain.
CREATE FUNCTION "chain_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  previous text;
BEGIN
  PERFORM pg_advisory_xact_lock(72707373);
  NEW.id := nextval(pg_get_serial_sequence('audit_entry', 'id'));
  SELECT hash INTO previous FROM audit_entry ORDER BY id DESC LIMIT 1;
  NEW.hash := encode(sha256(convert_to(concat_ws('|', coalesce(previous, ''), NEW.id,
    (extract(epoch FROM NEW.at) * 1000)::bigint, coalesce(NEW.actor_id::text, ''), NEW.action,
    coalesce(NEW.unit_id::text, ''), coalesce(NEW.entity, ''), coalesce(NEW.entity_id, ''), NEW.data::text), 'UTF8')), 'hex');
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_entry_chain" BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "chain_audit_entry"();
