-- CreateTable
CREATE TABLE "campaign" (
    "id" SERIAL NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "class" TEXT NOT NULL DEFAULT 'ordinary',
    "text_vi" TEXT NOT NULL,
    "text_en" TEXT,
    "buttons" JSONB NOT NULL DEFAULT '[]',
    "file_id" INTEGER,
    "segment" JSONB NOT NULL,
    "not_before" TIMESTAMPTZ(3),
    "not_after" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "author_id" INTEGER NOT NULL,
    "editor_ids" INTEGER[],
    "approver_id" INTEGER,
    "approved_hash" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "at_night" BOOLEAN NOT NULL DEFAULT false,
    "rests_until" TIMESTAMPTZ(3),
    "stop_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_recipient" (
    "id" BIGSERIAL NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "identity_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "our_fault" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "holder" TEXT,
    "platform_id" TEXT,
    "acknowledged_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_rule" (
    "unit_id" INTEGER NOT NULL,
    "quiet_from" INTEGER NOT NULL,
    "quiet_to" INTEGER NOT NULL,
    "per_day" INTEGER,
    "per_week" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_rule_pkey" PRIMARY KEY ("unit_id")
);

-- CreateTable
CREATE TABLE "topic_refusal" (
    "person_id" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "refused_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_refusal_pkey" PRIMARY KEY ("person_id","topic")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_unit_id_idx" ON "campaign"("unit_id");

-- CreateIndex
CREATE INDEX "campaign_status_idx" ON "campaign"("status");

-- CreateIndex
CREATE INDEX "campaign_recipient_waiting_idx" ON "campaign_recipient"("campaign_id", "account_id", "id") WHERE (settled_at IS NULL);

-- CreateIndex
CREATE INDEX "campaign_recipient_person_id_settled_at_idx" ON "campaign_recipient"("person_id", "settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_recipient_campaign_id_person_id_key" ON "campaign_recipient"("campaign_id", "person_id");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_approver_id_fkey" FOREIGN KEY ("approver_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_rule" ADD CONSTRAINT "campaign_rule_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The account adds up by construction: a row is in one of six states, and settled or not.
ALTER TABLE "campaign_recipient" ADD CONSTRAINT "campaign_recipient_state_check" CHECK (
  ("settled_at" IS NULL AND "state" IN ('pending', 'in_flight'))
  OR ("settled_at" IS NOT NULL AND "state" IN ('sent', 'failed', 'skipped', 'unknown'))
);
ALTER TABLE "heartbeat" ADD CONSTRAINT "heartbeat_one_check" CHECK ("id" = 1);
