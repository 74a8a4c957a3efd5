-- AlterTable
ALTER TABLE "ExportRun" ADD COLUMN     "lastTurnAt" TIMESTAMPTZ(3),
ADD COLUMN     "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "scheduledFor" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "ExportRun_state_scheduledFor_idx" ON "ExportRun"("state", "scheduledFor");

