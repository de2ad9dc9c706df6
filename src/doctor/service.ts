import { check, type Examine } from './check.js';

/** Whether `rawtwin watch` is started at each login. Nothing is wrong where it is not. */
export const service: Examine = ({ service }) => {
  if (service === null) return [];
  const { host, file, isInstalled } = service;
  const detail = isInstalled ? `${host} starts watch at each login (${file})` : 'none is installed: watch runs when you start it';
  return [check('ok', 'service', detail)];
};
