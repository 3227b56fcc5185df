'use strict';
// CDKTF on Node.js without jsii: builds the stack of a CDKTF JSON file once for each environment.
//   node stacks.js FOLDER_WITH_NODE_MODULES JSON COUNT
const { createRequire } = require('module');
const [, , folder, file, count] = process.argv;
const modules = createRequire(folder + '/');
const { App, TerraformStack } = modules('cdktf');
const aws = modules('@cdktf/provider-aws');
const json = JSON.parse(require('fs').readFileSync(file, 'utf8'));

const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** Arguments as the bindings name them; the keys of a map of tags are the user's own. */
function config(value, key) {
  if (Array.isArray(value)) return value.map((item) => config(item));
  if (value === null || typeof value !== 'object' || key === 'tags') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '//' && name !== 'depends_on')
      .map(([name, inner]) => [camel(name), config(inner, name)]));
}

let written = 0;
for (let environment = 0; environment < Number(count); environment++) {
  const stack = new TerraformStack(new App({ outdir: folder + '/out' }), 'deployment');
  for (const [type, named] of Object.entries(json.resource)) {
    const name = type.replace(/^aws_/, '');
    const module = aws[camel(name)];
    const constructor = module[Object.keys(module).find((key) => module[key].tfResourceType === type)];
    for (const [id, body] of Object.entries(named)) {
      new constructor(stack, `${type}.${id}`, config(body));
    }
  }
  written += JSON.stringify(stack.toTerraform()).length;
}
console.log(written);
