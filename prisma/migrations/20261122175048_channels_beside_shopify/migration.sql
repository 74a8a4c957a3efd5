-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "ExportDraft" ADD COLUMN     "destinationIds" UUID[];

-- AlterTable
ALTER TABLE "ExportRun" ADD COLUMN     "approvalId" UUID;

-- AlterTable
ALTER TABLE "VariantListing" ADD COLUMN     "matchedBy" TEXT NOT NULL DEFAULT 'channel';

-- CreateTable
CREATE TABLE "ConnectAttempt" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "channel" "Channel" NOT NULL,
    "stateHash" TEXT NOT NULL,
    "payloadSealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConnectAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ConnectAttempt_stateHash_key" ON "ConnectAttempt"("stateHash");

-- CreateIndex
CREATE INDEX "ConnectAttempt_workspaceId_idx" ON "ConnectAttempt"("workspaceId");

-- CreateIndex
CREATE INDEX "ConnectAttempt_expiresAt_idx" ON "ConnectAttempt"("expiresAt");

-- CreateIndex
CREATE INDEX "ExportRun_workspaceId_approvalId_idx" ON "ExportRun"("workspaceId", "approvalId");

-- AddForeignKey
ALTER TABLE "ConnectAttempt" ADD CONSTRAINT "ConnectAttempt_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

