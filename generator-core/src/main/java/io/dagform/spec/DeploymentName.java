package io.dagform.spec;

/**
 * What a deployment is called.
 *
 * @param title what it is called now, with its environment
 * @param prefix what names in AWS start with, which stays when it is renamed
 */
public record DeploymentName(String title, String prefix) {}
