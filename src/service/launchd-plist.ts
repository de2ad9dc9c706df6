import type { ServiceSpec } from './spec.js';
import { xmlText } from './xml.js';

export const LABEL = 'rawtwin.watch';

/** An agent of one person (launchd.plist(5)): starts at login, and again when it ended with a failure. */
export function launchdPlist({ command, environment }: ServiceSpec): string {
  const entry = (key: string, value: string) => `  <key>${key}</key>\n  ${value}`;
  const string = (text: string) => `<string>${xmlText(text)}</string>`;
  const variables = Object.entries(environment).map(([name, value]) => `    <key>${xmlText(name)}</key>\n    ${string(value)}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<!-- Written by rawtwin service install. -->',
    '<plist version="1.0">',
    '<dict>',
    entry('Label', string(LABEL)),
    entry('ProgramArguments', `<array>\n${command.map(word => `    ${string(word)}`).join('\n')}\n  </array>`),
    ...(variables.length > 0 ? [entry('EnvironmentVariables', `<dict>\n${variables.join('\n')}\n  </dict>`)] : []),
    entry('RunAtLoad', '<true/>'),
    entry('KeepAlive', '<dict>\n    <key>SuccessfulExit</key>\n    <false/>\n  </dict>'),
    entry('ThrottleInterval', '<integer>30</integer>'),
    entry('ExitTimeOut', '<integer>300</integer>'),
    entry('ProcessType', string('Background')),
    entry('LowPriorityIO', '<true/>'),
    '</dict>',
    '</plist>',
    '',
  ].join('\n');
}
