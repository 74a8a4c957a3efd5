import type { User } from './model.ts'

/** One person per role. The passwords are for the log-in form; the REST API never takes them. */
export const USERS: readonly User[] = [
  { id: 1, login: 'admin', email: 'admin@example.com', password: 'admin', role: 'administrator' },
  { id: 2, login: 'manager', email: 'm@example.com', password: 'manager', role: 'shop_manager' },
  { id: 3, login: 'author', email: 'author@example.com', password: 'author', role: 'author' },
  { id: 4, login: 'customer', email: 'customer@example.com', password: 'customer', role: 'customer' },
]
