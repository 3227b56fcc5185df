package io.dagform.emit;

import io.dagform.blueprint.Blueprint;
import io.dagform.blueprint.Commons;
import io.dagform.blueprint.Container;
import io.dagform.blueprint.Local;
import io.dagform.blueprint.Part;
import io.dagform.hcl.Extras;

/** What the tasks have in common. */
final class LocalsGroup extends Group {
  LocalsGroup(Stack stack, Blueprint blueprint) {
    super(stack, "cluster");
    Commons commons = blueprint.commons();
    ContainerDefinitions definitions = new ContainerDefinitions(commons);
    Extras extras = new Extras().above("What the tasks of both services have in common.");
    for (Local local : blueprint.all(Part::locals)) {
      extras.value(local.name(), local.value());
    }
    extras.value(
        ContainerDefinitions.VARIABLES.name(), ContainerDefinitions.variables(commons.variables()));
    extras.value(
        ContainerDefinitions.SECRETS.name(), ContainerDefinitions.secrets(commons.secrets()));
    commons
        .sets()
        .forEach(set -> extras.value(set.local(), ContainerDefinitions.variables(set.values())));
    for (Container container : commons.containers()) {
      String name = ContainerDefinitions.local(container).name();
      extras.note(name, container.name() + ": " + container.purpose() + ".");
      extras.value(name, definitions.definition(container));
    }
    locals(extras);
  }
}
