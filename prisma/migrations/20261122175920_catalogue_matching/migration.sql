-- AlterTable
ALTER TABLE "Listing" ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "unlinkedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Variant" ADD COLUMN     "skuKey" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "MatchProposal" (
    "workspaceId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "proposal" JSONB NOT NULL,

    CONSTRAINT "MatchProposal_pkey" PRIMARY KEY ("connectionId","productId")
);

-- CreateTable
CREATE TABLE "CatalogueMatching" (
    "connectionId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "shopConnectionId" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "phase" TEXT NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "linked" INTEGER NOT NULL DEFAULT 0,
    "storeCalls" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "comparedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CatalogueMatching_pkey" PRIMARY KEY ("connectionId")
);

-- CreateIndex
CREATE INDEX "MatchProposal_connectionId_kind_idx" ON "MatchProposal"("connectionId", "kind");

-- CreateIndex
CREATE INDEX "MatchProposal_productId_idx" ON "MatchProposal"("productId");

-- CreateIndex
CREATE INDEX "CatalogueMatching_workspaceId_idx" ON "CatalogueMatching"("workspaceId");

-- CreateIndex
CREATE INDEX "CatalogueMatching_shopConnectionId_idx" ON "CatalogueMatching"("shopConnectionId");

-- CreateIndex
CREATE INDEX "Variant_skuKey_idx" ON "Variant"("skuKey");

-- AddForeignKey
ALTER TABLE "MatchProposal" ADD CONSTRAINT "MatchProposal_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchProposal" ADD CONSTRAINT "MatchProposal_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchProposal" ADD CONSTRAINT "MatchProposal_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogueMatching" ADD CONSTRAINT "CatalogueMatching_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogueMatching" ADD CONSTRAINT "CatalogueMatching_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CatalogueMatching" ADD CONSTRAINT "CatalogueMatching_shopConnectionId_fkey" FOREIGN KEY ("shopConnectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Variants known before; the next reading of their product writes the key by our own rules.
UPDATE "Variant" SET "skuKey" = lower(btrim("sku"));
