import { AppError } from '../model/errors.js';
import { DESCRIPTION, type ServiceSpec } from './spec.js';
import { xmlText } from './xml.js';

export const TASK = 'rawtwin watch';

/**
 * A task that starts when this person logs on (Task Scheduler schema 1.2), with no time limit and no end on battery. The environment
 * cannot be set in a task. `user`: DOMAIN\name, since a trigger for everybody may be made by administrators only.
 */
export function windowsTask({ command, environment }: ServiceSpec, user: string): string {
  const [program, ...words] = command;
  const set = Object.keys(environment);
  if (set.length > 0) {
    throw new AppError('USAGE', { is: 'service-environment', names: set });
  }
  for (const word of command) mustBeLiteral(word);
  return `<?xml version="1.0" encoding="UTF-16"?>
<!-- Written by rawtwin service install. -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${xmlText(DESCRIPTION)}</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>${xmlText(user)}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${xmlText(user)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <Hidden>true</Hidden>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>7</Priority>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>5</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xmlText(program)}</Command>
      <Arguments>${xmlText(words.map(windowsWord).join(' '))}</Arguments>
    </Exec>
  </Actions>
</Task>
`;
}

/** The scheduler puts in variables where it sees `%NAME%` or `$(Name)`, and has no way to write them as they are. */
function mustBeLiteral(word: string): void {
  if (!/%[^%]+%|\$\(/.test(word)) return;
  throw new AppError('USAGE', { is: 'service-variable', path: word }, word);
}

/** A word as CommandLineToArgvW reads it: quoted; backslashes count only before a quote. */
export function windowsWord(word: string): string {
  if (word !== '' && !/[\s"]/.test(word)) return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
}
