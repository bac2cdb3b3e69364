-- AlterTable
ALTER TABLE "reply_template" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "next_due_at" TIMESTAMPTZ(3) GENERATED ALWAYS AS (LEAST(due_at, CASE WHEN (looked_at IS NULL) THEN look_due_at ELSE NULL::timestamp with time zone END)) STORED,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "security_notice" (
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "security_notice_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateIndex
CREATE INDEX "ticket_next_due_at_id_idx" ON "ticket"("next_due_at", "id");

-- AddForeignKey
ALTER TABLE "security_notice" ADD CONSTRAINT "security_notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was answered before waits for the resident's word since then.
UPDATE "ticket" SET "waiting_since" = "answered_at" WHERE "status" = 'answered';
