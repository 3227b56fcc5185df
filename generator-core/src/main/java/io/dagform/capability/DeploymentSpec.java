package io.dagform.capability;

import io.dagform.spec.RootType;

/** What a spec may say: of a whole Dagster, or of code locations that join one. */
public final class DeploymentSpec {
  public static final RootType<Deployment> TYPE =
      DagsterDeployment.TYPE.or(LocationDeployment.KEY, LocationDeployment.TYPE);

  private DeploymentSpec() {}
}
