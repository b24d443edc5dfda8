package dev.vigie.process;

import io.camunda.client.annotation.Deployment;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms in one command, because they are bound to each other by deployment.
 * Switched off by {@code camunda.client.deployment.enabled=false} where designers deploy.
 */
@Component
@Deployment(resources = {"classpath*:bpmn/*.bpmn", "classpath*:bpmn/forms/*.form"})
class ModelDeployment {}
