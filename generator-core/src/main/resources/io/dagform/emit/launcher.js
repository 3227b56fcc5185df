'use strict';
// Starts jsii's program in this process. The program talks through descriptor 3, which jsii's own
// launcher joins to its standard input and output in a second process; here they are the same.
var oldestMajorVersion = Number(process.argv[2]);
if (parseInt(process.versions.node, 10) < oldestMajorVersion) {
  process.exit(1);
}
var fs = require('fs');
var readSync = fs.readSync;
var writeSync = fs.writeSync;
fs.readSync = function (descriptor, ...rest) {
  return readSync.call(fs, descriptor === 3 ? 0 : descriptor, ...rest);
};
fs.writeSync = function (descriptor, ...rest) {
  return writeSync.call(fs, descriptor === 3 ? 1 : descriptor, ...rest);
};
// What a library prints must not get between the answers.
Object.defineProperty(process, 'stdout', { get: function () { return process.stderr; } });
require('./program.js');
