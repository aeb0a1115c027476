/** Why a part of a Compose file is not taken over, by the end of its path. */
const pathReasons: readonly (readonly [RegExp, string])[] = [
  [/^x-/, "an extension, which Compose ignores too"],
  [/^(networks|volumes|configs|secrets|models)$/, "networks and storage are not modelled"],
  [/\.(networks|ports|expose|links|dns|network_mode|extra_hosts|hostname)$/, "networks are not modelled"],
  [/\.(volumes|tmpfs|configs|secrets|shm_size)$/, "storage is not modelled"],
  [/\.(restart|restart_policy|healthcheck|update_config|rollback_config)$/, "services neither fail nor change"],
  [/\.placement\.preferences$/, "tasks are spread over nodes, not over labels"],
  [/\.max_replicas_per_node$/, "a limit of tasks per node is not modelled"],
  [/\.(devices|generic_resources|gpus)$/, "GPUs and other devices of a Swarm are not modelled"],
  [/\.(cpuset|cpu_quota|cpu_period|cpu_percent)$/, "write cpus instead"],
  [/\.(build|command|entrypoint|environment|env_file|working_dir|user)$/, "what runs inside is given by its work"],
  [/\.profiles$/, "every service runs"],
  [/\.extends$/, "write it out with docker compose config"],
  [/^include$/, "write it out with docker compose config"],
];

/** What is told of a path of a Compose file that is not read, with any service's name as `*`. */
export function composeReason(path: string): string {
  const place = path.replace(/^services\.[^.]+/, "services.*").replace(/^x-.*$/, "x-*");
  const why = pathReasons.find(([form]) => form.test(place))?.[1] ?? "not modelled";
  return `${place}: ${why}`;
}
