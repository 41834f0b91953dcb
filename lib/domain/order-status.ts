/** The statuses of the life cycle; all that is narrower is derived. */
export const ORDER_STATUSES = ['draft', 'confirmed', 'closed', 'void'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
