-- AlterTable
ALTER TABLE "Lane" ADD COLUMN     "writesAlone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "writesTo" TEXT;

-- CreateIndex
CREATE INDEX "Lane_writesTo_idx" ON "Lane"("writesTo");

