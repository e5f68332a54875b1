/** Of the volumes that stand in for an unknown one, or of what is told of each, the one that is shown where one stands alone. */
export const middleOf = <T>(volumes: readonly T[]): T | undefined => volumes[Math.floor(volumes.length / 2)];
