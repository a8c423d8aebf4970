/** The database's time in epoch milliseconds, as SQL: replicas' own clocks may differ. */
export const NOW_MS = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';
