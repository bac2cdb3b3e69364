-- AlterTable
ALTER TABLE "outgoing_message" ADD COLUMN     "our_fault" BOOLEAN NOT NULL DEFAULT false;
