/** What the work is doing now. */
export type Phase = 'scanning' | 'reading' | 'moving' | 'restoring' | 'purging';
