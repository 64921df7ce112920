package dev.berth.core.run;

/** What happens when a container ends (Kubernetes, "Container restart policy"). */
public enum RestartPolicy {
  NEVER,
  ON_FAILURE,
  ALWAYS
}
