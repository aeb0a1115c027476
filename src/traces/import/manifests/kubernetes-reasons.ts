/** Why a part of a manifest is not taken over, by the end of its path. */
const pathReasons: readonly (readonly [RegExp, string])[] = [
  [/\.affinity\.pod(Anti)?Affinity$/, "affinity between Pods is not modelled: they may share nodes, or not"],
  [/\.topologySpreadConstraints$/, "spreading over topologies is not modelled"],
  [/\.(priority|priorityClassName|preemptionPolicy)$/, "priorities and preemption are not modelled"],
  [/\.(volumes|volumeMounts|volumeDevices|volumeClaimTemplates)$/, "storage is not modelled"],
  [/\.schedulerName$/, "kubernetes-default places every job"],
  [/\.schedulingGates$/, "gates are not modelled: it is scheduled at once"],
  [/\.(restartPolicy|backoffLimit|activeDeadlineSeconds|podFailurePolicy)$/, "failures of Pods are not modelled"],
  [/\.(completionMode|minAvailable|runPolicy|successPolicy)$/, "Pods of one object run independently"],
  [/\.tolerationSeconds$/, "nothing is driven out while it runs"],
  [/\.overhead$/, "give the job a runtime instead"],
  [/(^|\.)status$/, "what runs already is not taken over"],
  [/(^|\.)metadata$/, "of metadata, names, labels and descent/ annotations are read"],
];

/** What is told of a path that no schema reads: where it counts as standing, and why it is not taken over. */
export function unreadReason(path: string): { readonly place: string; readonly why: string } {
  const place = path.replace(/^(metadata|status)\..*$/, "$1").replace(/(\.metadata)\..*$/, "$1");
  const why = pathReasons.find(([form]) => form.test(place))?.[1] ?? "not modelled";
  return { place, why };
}

/** Why a kind of object is not taken over. */
export function kindReason(kind: string): string {
  return kindReasons[kind] ?? "nothing of it is modelled";
}

const storage = "storage is not modelled";

const kindReasons: Readonly<Record<string, string>> = {
  CronJob: "it starts Jobs by the clock: write the Jobs, with descent/arrivalSec",
  StatefulSet: "its Pods come up one after another and keep their storage: write Pods",
  DaemonSet: "it runs on every node: write Pods with nodeName, or reservedCpus on the nodes",
  PersistentVolume: storage,
  PersistentVolumeClaim: storage,
  StorageClass: storage,
  PriorityClass: "priorities and preemption are not modelled",
  HorizontalPodAutoscaler: "the number of replicas does not change",
  ResourceQuota: "quotas of namespaces are not modelled",
  LimitRange: "defaults of namespaces are not filled in",
  MPIJob: "its launcher and workers are one program: write a job with distributed",
};
