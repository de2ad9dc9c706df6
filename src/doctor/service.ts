import { check, type Examine } from './check.js';

/** Whether `rawtwin watch` is started at each login. Nothing is wrong where it is not. */
export const service: Examine = ({ service }, { service: words }) => {
  if (service === null) return [];
  const { host, file, isInstalled } = service;
  return [check('ok', words.title, isInstalled ? words.installed(host, file) : words.none)];
};
