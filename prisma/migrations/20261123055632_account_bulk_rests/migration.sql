-- AlterTable
ALTER TABLE "channel_account" ADD COLUMN     "bulk_paused_until" TIMESTAMPTZ(3);
