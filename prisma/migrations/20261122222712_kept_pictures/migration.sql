-- CreateTable
CREATE TABLE "KeptPicture" (
    "workspaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "keepUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KeptPicture_pkey" PRIMARY KEY ("workspaceId","key")
);

-- CreateIndex
CREATE INDEX "KeptPicture_keepUntil_idx" ON "KeptPicture"("keepUntil");

-- AddForeignKey
ALTER TABLE "KeptPicture" ADD CONSTRAINT "KeptPicture_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

