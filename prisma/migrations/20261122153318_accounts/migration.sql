-- AlterTable
ALTER TABLE "channel_account" ADD COLUMN     "consent" BYTEA,
ADD COLUMN     "fault_told_at" TIMESTAMPTZ(3),
ADD COLUMN     "last_event_at" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'on';
