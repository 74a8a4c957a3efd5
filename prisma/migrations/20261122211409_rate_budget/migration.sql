-- CreateTable
CREATE TABLE "RateBudget" (
    "key" TEXT NOT NULL,
    "fullAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RateBudget_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "RateBudget_fullAt_idx" ON "RateBudget"("fullAt");

