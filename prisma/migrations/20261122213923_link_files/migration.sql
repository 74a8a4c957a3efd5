-- CreateTable
CREATE TABLE "LinkFile" (
    "connectionId" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "summary" JSONB,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkFile_pkey" PRIMARY KEY ("connectionId")
);

-- CreateIndex
CREATE INDEX "LinkFile_workspaceId_idx" ON "LinkFile"("workspaceId");

-- AddForeignKey
ALTER TABLE "LinkFile" ADD CONSTRAINT "LinkFile_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkFile" ADD CONSTRAINT "LinkFile_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

