import { runTool } from '../run-tool.ts'

/** Runs the Prisma CLI; its question for newer versions is switched off, because nothing may need the network. */
export function prisma(args: string[], databaseUrl?: string): Promise<string> {
  return runTool('prisma', args, { CHECKPOINT_DISABLE: '1', ...(databaseUrl && { DATABASE_URL: databaseUrl }) })
}
