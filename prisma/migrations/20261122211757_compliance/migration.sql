-- CreateTable
CREATE TABLE "ComplianceReport" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "fixKey" TEXT NOT NULL DEFAULT '',
    "ruleset" TEXT NOT NULL,
    "measurements" JSONB NOT NULL,
    "slots" JSONB NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ComplianceReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PictureFix" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "assetId" UUID NOT NULL,
    "fixes" JSONB NOT NULL,
    "acceptedBy" TEXT NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneBy" TEXT,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "PictureFix_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PictureReview" (
    "assetId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "profile" TEXT,
    "attestations" JSONB NOT NULL DEFAULT '[]',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PictureReview_pkey" PRIMARY KEY ("assetId")
);

-- CreateIndex
CREATE INDEX "ComplianceReport_workspaceId_idx" ON "ComplianceReport"("workspaceId");

-- CreateIndex
CREATE UNIQUE INDEX "ComplianceReport_assetId_fixKey_key" ON "ComplianceReport"("assetId", "fixKey");

-- CreateIndex
CREATE INDEX "PictureFix_assetId_undoneAt_idx" ON "PictureFix"("assetId", "undoneAt");

-- CreateIndex
CREATE INDEX "PictureFix_workspaceId_idx" ON "PictureFix"("workspaceId");

-- CreateIndex
CREATE INDEX "PictureReview_workspaceId_idx" ON "PictureReview"("workspaceId");

-- AddForeignKey
ALTER TABLE "ComplianceReport" ADD CONSTRAINT "ComplianceReport_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplianceReport" ADD CONSTRAINT "ComplianceReport_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PictureFix" ADD CONSTRAINT "PictureFix_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PictureFix" ADD CONSTRAINT "PictureFix_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PictureReview" ADD CONSTRAINT "PictureReview_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PictureReview" ADD CONSTRAINT "PictureReview_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

