package io.dagform.blueprint;

import io.dagform.hcl.Ref;

/** A volume of a task: an access point of an EFS file system. */
public record Volume(String name, Ref fileSystem, Ref accessPoint) {}
