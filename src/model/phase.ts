/** What the work is doing now. */
export type Phase = 'scanning' | 'reading' | 'moving' | 'copying' | 'restoring' | 'purging';
