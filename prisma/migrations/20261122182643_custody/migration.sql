-- CreateTable
CREATE TABLE "custody_request" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "unit_id" INTEGER NOT NULL,
    "deed" TEXT NOT NULL,
    "requested_by_id" INTEGER NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "granted" BOOLEAN,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "custody_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "custody_request_person_id_idx" ON "custody_request"("person_id");

-- CreateIndex
CREATE INDEX "custody_request_unit_id_idx" ON "custody_request"("unit_id");

-- AddForeignKey
ALTER TABLE "custody_request" ADD CONSTRAINT "custody_request_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_request" ADD CONSTRAINT "custody_request_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_request" ADD CONSTRAINT "custody_request_requested_by_id_fkey" FOREIGN KEY ("requested_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_request" ADD CONSTRAINT "custody_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
