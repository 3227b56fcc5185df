#!/bin/sh
echo v16.20.2
