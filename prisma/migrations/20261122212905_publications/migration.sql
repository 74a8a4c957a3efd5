-- CreateTable
CREATE TABLE "Publication" (
    "itemId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'accepted',
    "issues" JSONB NOT NULL DEFAULT '[]',
    "pictures" JSONB NOT NULL DEFAULT '[]',
    "distance" INTEGER,
    "checks" INTEGER NOT NULL DEFAULT 0,
    "acceptedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3),

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("itemId")
);

-- CreateIndex
CREATE INDEX "Publication_nextCheckAt_idx" ON "Publication"("nextCheckAt");

-- CreateIndex
CREATE INDEX "Publication_connectionId_idx" ON "Publication"("connectionId");

-- CreateIndex
CREATE INDEX "Publication_workspaceId_idx" ON "Publication"("workspaceId");

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ExportItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

