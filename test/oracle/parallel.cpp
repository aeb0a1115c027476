// Runs one schedule of activities on several resources in SimGrid (S4U) and prints when each ends. See simgrid.cpp for the
// settings that both have.
//
// stdin:   tasks <host count> <task count>
//          one line per host:   cpu up down               capacities: work per second; bytes per second to and from the switch
//          one line per task:   arrival amount bytes n [host] x n
//          or
//          flows <link count> <flow count>
//          one line per link:   bandwidth
//          one line per flow:   arrival bytes rate n [link times] x n      rate: its own limit, -1 for none
// stdout:  wall-clock seconds of the simulation alone, then one finish time per line, in the order of the input
//
// tasks: host/model:ptask_L07 with host/solver:bmf. A task computes `amount` on each host and sends `bytes` to the next one
// in the ring, all at one rate. SimGrid has no max-min solver for these: bmf shares each resource equally among those that
// it holds back. Where each task uses as much of one resource as of another, that is max-min fairness.
// flows: network/model:CM02, whose solver is max-min by progressive filling. A flow that has a link several times on its way
// uses that multiple of it. No latency, no cross traffic, so that TCP does not come in.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <simgrid/s4u.hpp>
#include <xbt/log.h>

namespace sg4 = simgrid::s4u;

struct Task {
  double arrivalSec = 0;
  double amount = 0;
  double bytes = 0;
  std::vector<sg4::Host*> hosts;
  double finishSec = -1;
};

static double readNumber() {
  double value;
  if (std::scanf("%lf", &value) != 1) {
    std::fprintf(stderr, "parallel.cpp: the schedule on stdin is cut short or not a number\n");
    std::exit(2);
  }
  return value;
}

static int readCount() { return static_cast<int>(readNumber()); }

static void runTask(Task* task) {
  if (task->arrivalSec > 0) sg4::this_actor::sleep_until(task->arrivalSec);
  const size_t count = task->hosts.size();
  std::vector<double> bytes(count * count, 0);
  for (size_t from = 0; count > 1 && from < count; from++) bytes[from * count + (from + 1) % count] = task->bytes;
  sg4::this_actor::parallel_execute(task->hosts, std::vector<double>(count, task->amount), bytes);
  task->finishSec = sg4::Engine::get_clock();
}

static void runFlow(Task* flow) {
  if (flow->arrivalSec > 0) sg4::this_actor::sleep_until(flow->arrivalSec);
  sg4::CommPtr comm = sg4::Comm::sendto_init(flow->hosts[0], flow->hosts[1]);
  comm->set_payload_size(flow->amount);
  comm->wait();
  flow->finishSec = sg4::Engine::get_clock();
}

static std::vector<Task> readTasks(sg4::NetZone* zone, int hostCount, int taskCount) {
  std::vector<sg4::Host*> hosts;
  std::vector<const sg4::Link*> up;
  std::vector<const sg4::Link*> down;
  for (int host = 0; host < hostCount; host++) {
    const std::string name = std::to_string(host);
    hosts.push_back(zone->create_host("host" + name, readNumber())->set_core_count(1)->seal());
    up.push_back(zone->create_link("up" + name, readNumber())->seal());
    down.push_back(zone->create_link("down" + name, readNumber())->seal());
  }
  for (int from = 0; from < hostCount; from++)
    for (int to = 0; to < hostCount; to++)
      if (from != to)
        zone->add_route(hosts[from]->get_netpoint(), hosts[to]->get_netpoint(), nullptr, nullptr,
                        {sg4::LinkInRoute(up[from]), sg4::LinkInRoute(down[to])}, false);
  std::vector<Task> tasks(taskCount);
  for (Task& task : tasks) {
    task.arrivalSec = readNumber();
    task.amount = readNumber();
    task.bytes = readNumber();
    for (int left = readCount(); left > 0; left--) task.hosts.push_back(hosts.at(readCount()));
  }
  return tasks;
}

static std::vector<Task> readFlows(sg4::NetZone* zone, int linkCount, int flowCount) {
  std::vector<const sg4::Link*> links;
  for (int link = 0; link < linkCount; link++)
    links.push_back(zone->create_link("link" + std::to_string(link), readNumber())->seal());
  std::vector<Task> flows(flowCount);
  for (size_t index = 0; index < flows.size(); index++) {
    Task& flow = flows[index];
    flow.arrivalSec = readNumber();
    flow.amount = readNumber();
    const double rate = readNumber();
    for (const char* end : {"from", "to"})
      flow.hosts.push_back(zone->create_host(end + std::to_string(index), 1.0)->seal());
    std::vector<sg4::LinkInRoute> way;
    // Comm::set_rate comes too late here: a link that only this flow uses has the same effect.
    if (rate > 0) way.emplace_back(zone->create_link("own" + std::to_string(index), rate)->seal());
    for (int left = readCount(); left > 0; left--) {
      const sg4::Link* link = links.at(readCount());
      for (int times = readCount(); times > 0; times--) way.emplace_back(link);
    }
    zone->add_route(flow.hosts[0]->get_netpoint(), flow.hosts[1]->get_netpoint(), nullptr, nullptr, way, false);
  }
  return flows;
}

int main(int argc, char** argv) {
  xbt_log_control_set("xbt_cfg.thresh:warning");
  sg4::Engine engine(&argc, argv);
  char kind[8];
  if (std::scanf("%7s", kind) != 1) return 2;
  const bool areTasks = std::string(kind) == "tasks";
  if (areTasks) {
    sg4::Engine::set_config("host/model:ptask_L07");
    sg4::Engine::set_config("host/solver:bmf");
  } else {
    sg4::Engine::set_config("network/model:CM02");
    sg4::Engine::set_config("network/crosstraffic:0");
  }
  sg4::Engine::set_config("maxmin/precision:1e-12");
  sg4::Engine::set_config("surf/precision:1e-10");
  sg4::Engine::set_config("contexts/factory:raw");
  sg4::Engine::set_config("contexts/stack-size:64");

  const int resourceCount = readCount();
  const int taskCount = readCount();
  sg4::NetZone* zone = sg4::create_full_zone("cluster");
  std::vector<Task> tasks =
      areTasks ? readTasks(zone, resourceCount, taskCount) : readFlows(zone, resourceCount, taskCount);
  zone->seal();
  const auto begin = std::chrono::steady_clock::now();
  for (Task& task : tasks) sg4::Actor::create("task", task.hosts.at(0), areTasks ? runTask : runFlow, &task);
  engine.run();
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;

  std::printf("%.17g\n", elapsed.count());
  for (const Task& task : tasks) std::printf("%.17g\n", task.finishSec);
  return 0;
}
