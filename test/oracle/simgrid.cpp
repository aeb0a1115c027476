// Runs one schedule in SimGrid (S4U) and prints when each job ends.
//
// stdin:   <node count> <job count>
//          one line per node:  speed                           work per second
//          one line per job:   node arrival work cap weight    cap in work per second, -1 for none
// stdout:  wall-clock seconds of the simulation alone, then one finish time per job, in the order of the input
//
// A Descent node of C CPUs and speed factor s is a host with one core of speed C s: SimGrid shares one core as a fluid,
// while on a host of C cores it would bind every execution to at most one of them.
//
// Settings, and why:
//   maxmin/precision  default 1e-5. Caps closer than this to one another are all given in full, and a host is taken as full
//                     when less than this fraction is left, so rates are wrong by as much: 3e-5 in finish times when caps
//                     are next to the fair share. 1e-12 leaves nothing to see. It must stay above the rounding of sums
//                     over a host's executions: 1e-15 crashes SimGrid with 300 on one host, 1e-13 runs with 3,000.
//   surf/precision    default 1e-9 s. Events closer than this happen together, and a shorter sleep lasts this long. It must
//                     exceed the spacing of doubles at the last finish time (1.5e-11 s at 1e5 s), or the clock can step
//                     over an event and wait for it for ever.
//   cpu/optim:Lazy    the default, stated because it matters: an execution is updated only when its rate changes and ends
//                     exactly at its computed date. "Full" subtracts from every execution at every event and sums rounding.
//   contexts/*        raw contexts with small stacks, so that 10,000 actors need little memory.
// Later versions name the first two precision/work-amount and precision/timing and keep these names as aliases.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <simgrid/s4u.hpp>
#include <xbt/log.h>

namespace sg4 = simgrid::s4u;

struct Job {
  int node;
  double arrivalSec;
  double work;
  double cap;
  double weight;
  double finishSec;
};

static double readNumber() {
  double value;
  if (std::scanf("%lf", &value) != 1) {
    std::fprintf(stderr, "simgrid.cpp: the schedule on stdin is cut short or not a number\n");
    std::exit(2);
  }
  return value;
}

static Job readJob() {
  Job job{};
  job.node = static_cast<int>(readNumber());
  job.arrivalSec = readNumber();
  job.work = readNumber();
  job.cap = readNumber();
  job.weight = readNumber();
  job.finishSec = -1;
  return job;
}

static void runJob(Job* job) {
  if (job->arrivalSec > 0) sg4::this_actor::sleep_until(job->arrivalSec);
  sg4::ExecPtr exec = sg4::this_actor::exec_init(job->work);
  if (job->cap > 0) exec->set_bound(job->cap);
  exec->set_priority(job->weight);
  exec->start();
  exec->wait();
  job->finishSec = sg4::Engine::get_clock();
}

int main(int argc, char** argv) {
  xbt_log_control_set("xbt_cfg.thresh:warning");  // else every setting below is announced on stderr
  sg4::Engine engine(&argc, argv);
  sg4::Engine::set_config("maxmin/precision:1e-12");
  sg4::Engine::set_config("surf/precision:1e-10");
  sg4::Engine::set_config("cpu/optim:Lazy");
  sg4::Engine::set_config("contexts/factory:raw");
  sg4::Engine::set_config("contexts/stack-size:64");

  const int nodeCount = static_cast<int>(readNumber());
  const int jobCount = static_cast<int>(readNumber());
  sg4::NetZone* zone = sg4::create_empty_zone("cluster");
  std::vector<sg4::Host*> hosts;
  for (int node = 0; node < nodeCount; node++)
    hosts.push_back(zone->create_host("node" + std::to_string(node), readNumber())->set_core_count(1)->seal());
  zone->seal();

  std::vector<Job> jobs;
  for (int job = 0; job < jobCount; job++) jobs.push_back(readJob());
  const auto begin = std::chrono::steady_clock::now();
  for (Job& job : jobs) sg4::Actor::create("job", hosts.at(job.node), runJob, &job);
  engine.run();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;

  std::printf("%.17g\n", elapsed.count());
  for (const Job& job : jobs) std::printf("%.17g\n", job.finishSec);
  return 0;
}
