import type { SellerSeed } from '../amazon/seed.ts'

/** Where the demo's sellers sign in. */
export const SELLER_CENTRAL_SITES = [
  { name: 'North America', site: 'sellercentral.amazon.com' },
  { name: 'Europe', site: 'sellercentral-europe.amazon.com' },
] as const

/** Northwind on Amazon: one selling account per region, as Amazon has it. */
export async function buildSellerSeeds(): Promise<SellerSeed[]> {
  return [
    {
      sellerId: 'A2NORTHWINDNA',
      name: 'Northwind',
      region: 'na',
      marketplaces: [
        { marketplaceId: 'ATVPDKIKX0DER' },
        { marketplaceId: 'A2EUQ1WTGCTBG2' },
        { marketplaceId: 'A1AM78C64UM0Y8', isParticipating: false },
      ],
    },
    {
      sellerId: 'A3NORTHWINDEU',
      name: 'Northwind',
      region: 'eu',
      marketplaces: [{ marketplaceId: 'A1PA6795UKMFR9' }, { marketplaceId: 'A1F83G8C2ARO7P' }],
    },
  ]
}
