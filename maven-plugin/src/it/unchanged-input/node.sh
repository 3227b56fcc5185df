#!/bin/sh
echo "$1" >> node.log
exec node "$@"
