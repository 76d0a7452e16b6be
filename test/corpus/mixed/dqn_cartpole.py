# style: course
# note: clean; near training/zero-grad-missing, training/grad-enabled-inference, training/graph-retained-in-history, numerics/tensor-copy, reproducibility/legacy-np-random: a small reinforcement learner with a target network that is copied, an actor without gradients and a replay memory of numbers
import random
from collections import deque

import gymnasium as gym
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SEED = 0


class QNet(nn.Module):
    def __init__(self, inputs: int, actions: int):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(inputs, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, actions))

    def forward(self, x):
        return self.layers(x)


class Memory:
    def __init__(self, size: int, rng: random.Random):
        self.items = deque(maxlen=size)
        self.rng = rng

    def push(self, *item):
        self.items.append(item)

    def sample(self, count: int):
        states, actions, rewards, nexts, done = zip(*self.rng.sample(self.items, count))
        return (
            torch.as_tensor(np.stack(states), dtype=torch.float32),
            torch.as_tensor(actions).unsqueeze(1),
            torch.as_tensor(rewards, dtype=torch.float32),
            torch.as_tensor(np.stack(nexts), dtype=torch.float32),
            torch.as_tensor(done, dtype=torch.float32),
        )


class Agent:
    def __init__(self, inputs: int, actions: int, rng: random.Random, gamma: float = 0.99):
        self.online, self.target = QNet(inputs, actions), QNet(inputs, actions)
        self.target.load_state_dict(self.online.state_dict())
        self.target.eval()
        self.optimizer = torch.optim.Adam(self.online.parameters(), lr=5e-4)
        self.actions, self.rng, self.gamma = actions, rng, gamma

    @torch.no_grad()
    def act(self, state: np.ndarray, epsilon: float) -> int:
        if self.rng.random() < epsilon:
            return self.rng.randrange(self.actions)
        return int(self.online(torch.as_tensor(state, dtype=torch.float32).unsqueeze(0)).argmax(dim=1))

    def learn(self, batch) -> float:
        states, actions, rewards, nexts, done = batch
        q = self.online(states).gather(1, actions).squeeze(1)
        with torch.no_grad():
            best = self.target(nexts).max(dim=1).values
            goal = rewards + self.gamma * best * (1 - done)
        loss = F.smooth_l1_loss(q, goal)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_value_(self.online.parameters(), 100)
        self.optimizer.step()
        return loss.item()

    def sync(self, tau: float = 0.005) -> None:
        with torch.no_grad():
            for slow, fast in zip(self.target.parameters(), self.online.parameters()):
                slow.mul_(1 - tau).add_(tau * fast)


def main():
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    env = gym.make("CartPole-v1")
    agent = Agent(env.observation_space.shape[0], env.action_space.n, rng)
    memory = Memory(10_000, rng)
    returns = []
    for episode in range(400):
        state, _ = env.reset(seed=SEED + episode)
        total, over = 0.0, False
        while not over:
            action = agent.act(state, epsilon=max(0.05, 1 - episode / 200))
            following, reward, terminated, truncated, _ = env.step(action)
            memory.push(state, action, reward, following, float(terminated))
            state, total, over = following, total + reward, terminated or truncated
            if len(memory.items) >= 500:
                agent.learn(memory.sample(128))
                agent.sync()
        returns.append(total)
        if episode % 20 == 0:
            print(episode, np.mean(returns[-20:]))


if __name__ == "__main__":
    main()
